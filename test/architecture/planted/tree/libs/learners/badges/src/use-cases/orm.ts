// planted: typeorm-in-stores
import { DataSource } from 'typeorm';

export const planted = DataSource;
