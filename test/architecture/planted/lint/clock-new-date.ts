// planted: house/clock-only
export const planted = new Date();
