export const inside = 'agencies';
