import { forgetPage } from './at-hand.js';
import { forgetDrafts } from './draft.js';
import { forgetBadges } from './kept-badges.js';

/** Takes off this device all that it kept of its holder: badges, drafts, and the page that works without a network. */
export async function leaveDevice(): Promise<void> {
  forgetBadges();
  forgetDrafts();
  await forgetPage();
}
