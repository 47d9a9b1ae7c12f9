export const inside = 'persistence';
