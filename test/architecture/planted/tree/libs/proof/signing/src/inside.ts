export const inside = 'signing';
