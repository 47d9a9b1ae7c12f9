// planted: house/clock-only
export const planted = new Date('2026-11-21T00:00:00Z');
