// planted: house/settings-only
const { env } = process;

export const planted = env['PORT'];
