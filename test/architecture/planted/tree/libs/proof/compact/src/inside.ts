export const inside = 'compact';
