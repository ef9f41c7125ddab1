import js from '@eslint/js';

/** What runs in Node, and what is handed to a page to run there. */
const GLOBALS = [
    ...['process', 'URL', 'Buffer'],
    ...['document', 'innerWidth', 'performance', 'getComputedStyle'],
    ...['requestAnimationFrame', 'cancelAnimationFrame'],
];

export default [
    js.configs.recommended,
    {
        languageOptions: {
            globals: Object.fromEntries(GLOBALS.map((name) => [name, 'readonly'])),
        },
        linterOptions: { reportUnusedDisableDirectives: 'error' },
        rules: {
            eqeqeq: 'error',
            'no-console': 'error',
            'no-var': 'error',
            'prefer-const': 'error',
            'require-await': 'error',
            'no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
            'max-params': ['error', 5],
            'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
        },
    },
];
