/** The house's own lint rules: those that no package offers. Each has a plant beside it that must turn red. */
import { clockOnly } from './clock-only.js';
import { literalOrder } from './literal-order.js';
import { namedExports } from './named-exports.js';
import { namedRooms } from './named-rooms.js';
import { noForwardRef } from './no-forward-ref.js';
import { oneSchemaPerFile } from './one-schema-per-file.js';
import { reasonedSuppression } from './reasoned-suppression.js';
import { settingsOnly } from './settings-only.js';

export const house = {
  rules: {
    'clock-only': clockOnly,
    'literal-order': literalOrder,
    'named-exports': namedExports,
    'named-rooms': namedRooms,
    'no-forward-ref': noForwardRef,
    'one-schema-per-file': oneSchemaPerFile,
    'reasoned-suppression': reasonedSuppression,
    'settings-only': settingsOnly,
  },
};
