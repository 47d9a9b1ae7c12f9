// planted: house/clock-only
export const planted = Date.parse('2026-11-21');
