/** An address as it may stand on a screen that others see: the first letter, then dots, then where it is kept. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}
