// planted: typeorm-in-stores
import pg from 'pg';

export const planted = pg;
