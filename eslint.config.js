import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import sortedImports from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

import { house } from './test/architecture/lint-rules/index.js';

const TYPED = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e-spec.ts', 'test/**'];
const TOOLS = ['*.config.{js,cjs,ts}', '**/vite.config.ts', '.dependency-cruiser.cjs', 'test/harness/**'];

/** The limits of a readable file: about ten lines a function is the custom, these are where it stops. */
const SIZES = {
  'max-lines': ['error', 300],
  'max-lines-per-function': ['error', { max: 50, skipComments: true }],
  'max-params': ['error', 5],
};

const HOUSE = {
  'house/clock-only': 'error',
  'house/literal-order': 'error',
  'house/named-exports': 'error',
  'house/named-rooms': 'error',
  'house/no-forward-ref': 'error',
  'house/one-schema-per-file': 'error',
  'house/reasoned-suppression': 'error',
  'house/settings-only': 'error',
  'simple-import-sort/imports': 'error',
  eqeqeq: 'error',
  'no-console': 'error',
  'no-unused-vars': 'off',
};

/** Where strict is too strict for this house, with the reason. */
const TEMPERED = {
  // A module class of Nest has a decorator and no body; a class of one value is a token for injection.
  '@typescript-eslint/no-extraneous-class': [
    'error',
    { allowConstructorOnly: true, allowWithDecorator: true },
  ],
  // Numbers and yes-or-no read the same in a message as in code.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  // `() => resolve()` is the short form of a callback, not a mistake about its value.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  // A callback that reads `error.code` states the class of error that Node documents for the call.
  '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
  // `[...text]` walks code points, which is what names need.
  '@typescript-eslint/no-misused-spread': 'off',
  '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'always' }],
  // Outcomes and nodes are told apart by their fields, not by who made them: a literal is as good.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  // Methods of a port are async by its promise, whether or not this one awaits.
  '@typescript-eslint/require-await': 'off',
  // `query<Row>(…)` states what the caller knows about its SQL.
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
};

const TYPE_AWARE = {
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: true },
  ],
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  // Silent in files with decorators: an injected class must stay a value (emitDecoratorMetadata).
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
};

/** SQL has one place: what a store may touch, nobody else imports. */
const SQL_IN_STORES = {
  '@typescript-eslint/no-restricted-imports': [
    'error',
    {
      paths: [
        {
          name: '#platform/persistence',
          importNames: ['rows', 'query'],
          message: 'Only a store speaks SQL: give the store a method named by the need.',
        },
      ],
    },
  ],
};

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.data/', '**/node_modules/', 'test/architecture/planted/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { plugins: { house, 'simple-import-sort': sortedImports } },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { process: 'readonly', module: 'writable', URL: 'readonly' } },
    rules: { ...HOUSE, ...SIZES },
  },
  {
    files: TYPED,
    extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...HOUSE, ...SIZES, ...TEMPERED, ...TYPE_AWARE, 'no-undef': 'off' },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'test/architecture/planted/lint/**/*.ts'],
    ignores: ['**/store/**', 'apps/operator/src/database/**', ...TESTS.filter((glob) => glob !== 'test/**')],
    rules: SQL_IN_STORES,
  },
  {
    // Runs in browsers and in the offline scanner as it stands: what only Node has is out of reach.
    files: ['libs/proof/compact/src/**/*.ts', 'test/architecture/planted/lint/compact/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-globals': ['error', 'Buffer', 'process', 'require', 'global', 'setImmediate'] },
  },
  {
    // Bytes and tables are indexed inside loops whose bounds the line above states.
    files: ['libs/proof/compact/src/**', 'libs/proof/qr/src/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // What a component is handed is a function of its own, never a method.
    files: ['apps/portal/src/**'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  { files: ['libs/platform/clock/src/**'], rules: { 'house/clock-only': 'off' } },
  { files: ['libs/platform/settings/src/**'], rules: { 'house/settings-only': 'off' } },
  {
    files: TOOLS,
    rules: { 'house/named-exports': 'off', 'house/settings-only': 'off' },
  },
  {
    files: TESTS,
    ignores: ['test/architecture/planted/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // The body of an answer has no type until the expectation gave it one.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
