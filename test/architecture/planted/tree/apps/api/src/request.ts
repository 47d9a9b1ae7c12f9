// planted: no-package-for-tests-in-product
import request from 'supertest';

export const planted = request;
