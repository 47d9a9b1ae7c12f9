/** How long the soak goes on, as reliability has it; SOAK_MINUTES for a shorter look. */
export const SOAK_MINUTES = Number(process.env['SOAK_MINUTES'] ?? 45);
