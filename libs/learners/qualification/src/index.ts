export { type Qualification, qualificationOf } from './domain/qualification.js';
