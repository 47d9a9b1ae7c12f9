const SUPPRESSION = /^\s*eslint-(?:disable|enable)(?:-next-line|-line)?\b(.*)$/s;
const MESSAGE = 'A suppression names its rule and says why: eslint-disable-next-line RULE -- reason.';
const SHORTEST_REASON = 10;

/** Refuses a suppression of everything and one without a reason. */
export const reasonedSuppression = {
  meta: { type: 'suggestion', schema: [], messages: { reason: MESSAGE } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const match = SUPPRESSION.exec(comment.value);
          if (match && !isReasoned(comment.value, match[1])) {
            context.report({ loc: comment.loc, messageId: 'reason' });
          }
        }
      },
    };
  },
};

function isReasoned(comment, rest) {
  if (comment.trimStart().startsWith('eslint-enable')) return true;
  const [rules, reason = ''] = rest.split(/\s--\s/);
  return rules.trim().length > 0 && reason.trim().length >= SHORTEST_REASON;
}
