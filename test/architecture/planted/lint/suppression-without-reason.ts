// planted: house/reasoned-suppression
// eslint-disable-next-line house/clock-only
export const planted = Date.now();
