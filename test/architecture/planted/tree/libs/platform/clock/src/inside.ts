export const inside = 'clock';
