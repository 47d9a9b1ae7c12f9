import { DataSource } from 'typeorm';

export const badges = DataSource;
