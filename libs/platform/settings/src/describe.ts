import { DEFINITIONS } from './definitions.js';

/** The sample settings file, `.env.example`: every setting with its reason and its default. */
export function describeSettings(): string {
  const head = '# Every setting. Copy what you change; the product reads its environment, not this file.\n';
  return (
    head +
    DEFINITIONS.map(({ name, default: value, explains }) => `\n# ${explains}\n#${name}=${value}\n`).join('')
  );
}
