export const inside = 'audits';
