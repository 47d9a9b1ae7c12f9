// planted: nodemailer-in-worker
import { createTransport } from 'nodemailer';

export const planted = createTransport;
