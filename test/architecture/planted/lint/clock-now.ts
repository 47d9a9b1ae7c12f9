// planted: house/clock-only
export const planted = Date.now();
