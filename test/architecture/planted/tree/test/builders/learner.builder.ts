export const inside = 'builder';
