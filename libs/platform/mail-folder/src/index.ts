export { type KeptMail, MailFolder, type MailOnFile } from './mail-folder.js';
