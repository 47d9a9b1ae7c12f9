export const inside = 'completions';
