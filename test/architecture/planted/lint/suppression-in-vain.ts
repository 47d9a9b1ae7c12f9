// planted: unused-suppression
// eslint-disable-next-line house/clock-only -- nothing here reads the clock
export const planted = 'timeless';
