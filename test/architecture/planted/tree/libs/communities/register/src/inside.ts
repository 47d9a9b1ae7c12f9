export const inside = 'register';
