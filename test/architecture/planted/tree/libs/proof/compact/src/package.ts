// planted: compact-is-pure
import { importJWK } from 'jose';

export const planted = importJWK;
