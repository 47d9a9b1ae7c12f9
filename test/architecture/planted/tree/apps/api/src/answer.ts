export const inside = 'api';
