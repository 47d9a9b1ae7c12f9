export const inside = 'roster';
