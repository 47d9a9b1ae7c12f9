// planted: sharp-in-api
import { cache } from 'sharp';

export const planted = cache;
