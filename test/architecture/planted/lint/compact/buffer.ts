// planted: no-restricted-globals
export const planted = Buffer.from('only in Node');
