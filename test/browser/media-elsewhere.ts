import type { Route } from 'playwright-core';

import type { Locale } from '#platform/wording';

/** Where a medium lies, in each language. */
export const ELSEWHERE: Readonly<Record<Locale, string>> = {
  'en-CA': 'https://media.example.org/service',
  'fr-CA': 'https://media.example.org/le-service',
};

/** LPHQ's own edition has print alone: its media are answered as of that kind, which lie elsewhere. */
export const withMedia = (kind: 'AUDIO' | 'PICTURE') => async (route: Route) => {
  const answer = await route.fetch();
  const link = { en: ELSEWHERE['en-CA'], fr: ELSEWHERE['fr-CA'] };
  const body = (await answer.text()).replaceAll('"PRINT"', `"${kind}"`);
  await route.fulfill({
    response: answer,
    body: body.replaceAll('"link":null', `"link":${JSON.stringify(link)}`),
  });
};
