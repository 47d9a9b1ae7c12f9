// planted: house/settings-only
export const planted = process.env['PORT'];
