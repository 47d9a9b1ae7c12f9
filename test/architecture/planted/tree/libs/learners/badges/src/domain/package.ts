// planted: domain-is-pure, jose-in-proof
import { importJWK } from 'jose';

export const planted = importJWK;
