export const inside = 'journal';
