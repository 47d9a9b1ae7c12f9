import './previews.css';

import { Text } from '@mantine/core';

import { useLanguage, useSay } from '../wording/wording.js';

interface LearnerPreviewProps {
  readonly learnerId: string;
  readonly nameChoice: 'INITIAL_AND_FAMILY' | 'NONE';
}

/** What strangers will see of a badge that is issued to the learner now. */
export function LearnerPreview({ learnerId, nameChoice }: LearnerPreviewProps) {
  return <Preview about="preview-before" of={`/learners/${learnerId}/badge-preview?name=${nameChoice}&`} />;
}

/** What strangers see of a badge that is there. */
export function ScanPreview({ badgeId }: { readonly badgeId: string }) {
  return <Preview about="preview" of={`/badges/${badgeId}/scan-preview?`} />;
}

interface PreviewProps {
  readonly about: 'preview' | 'preview-before';
  /** Its address, up to the language. */
  readonly of: string;
}

/**
 * The public page itself, in a frame that may run nothing. That it is a preview stands beside it, not on it: the page
 * is the one that strangers get.
 */
function Preview({ about, of }: PreviewProps) {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <figure className="scan-preview">
      <Text component="figcaption" size="sm" c="dimmed" mb="xs">
        {say(`portal.badges.${about}`)}
      </Text>
      <iframe
        src={`${of}lang=${language.slice(0, 2)}`}
        title={say('portal.badges.preview-title')}
        sandbox="allow-same-origin"
        referrerPolicy="no-referrer"
      />
    </figure>
  );
}
