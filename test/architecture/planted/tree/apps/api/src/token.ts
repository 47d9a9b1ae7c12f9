// planted: jose-in-proof
import { importJWK } from 'jose';

export const planted = importJWK;
