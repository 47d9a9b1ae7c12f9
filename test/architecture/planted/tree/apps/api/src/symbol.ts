// planted: qrcode-in-qr
import { toString } from 'qrcode';

export const planted = toString;
