export const inside = 'badges';
