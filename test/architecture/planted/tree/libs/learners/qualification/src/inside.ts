export const inside = 'qualification';
