import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

/**
 * Imports go one way: app → features → components → lib → contract. A feature does not know
 * another one, but for what is listed here: files with requests and types, never pages.
 */
const KNOWN = {
    audit: ['people/api'],
    executions: ['people/api', 'projects/api'],
    keys: ['people/api'],
};

const FEATURES = readdirSync(`${import.meta.dirname}/src/features`).map((name) => [
    name,
    KNOWN[name] ?? [],
]);

function barred(files, regex, message) {
    return {
        files,
        ignores: ['**/*.test.{ts,tsx}'],
        rules: {
            'no-restricted-imports': [
                'error',
                {
                    patterns: [
                        { regex, message },
                        { regex: '^\\.\\./\\.\\./', message: 'Name it from the top: @/…' },
                    ],
                },
            ],
        },
    };
}

const zones = [
    barred(['src/lib/**'], '^@/(app|features|components)', 'lib knows nothing above it.'),
    barred(['src/components/**'], '^@/(app|features)', 'Components know no feature.'),
    ...FEATURES.map(([name, known]) =>
        barred(
            [`src/features/${name}/**`],
            `^@/(app|features/(?!${[`${name}/`, ...known.map((path) => `${path}$`)].join('|')}))`,
            `The feature ${name} may know ${known.join(', ') || 'no other'}.`,
        ),
    ),
];

export default ts.config(
    { ignores: ['dist', 'coverage', 'src/contract/api.d.ts'] },
    js.configs.recommended,
    {
        files: ['**/*.{ts,tsx}'],
        extends: [ts.configs.strictTypeChecked],
        languageOptions: { parserOptions: { projectService: true } },
        rules: {
            'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
            '@typescript-eslint/no-confusing-void-expression': [
                'error',
                { ignoreArrowShorthand: true },
            ],
            '@typescript-eslint/no-misused-promises': [
                'error',
                { checksVoidReturn: { attributes: false, properties: false } },
            ],
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
        },
    },
    {
        files: ['src/**/*.{ts,tsx}'],
        plugins: { 'react-hooks': hooks },
        extends: [a11y.flatConfigs.recommended],
        rules: {
            'react-hooks/rules-of-hooks': 'error',
            'react-hooks/exhaustive-deps': 'error',
            'no-console': 'error',
            // What scrolls must be in reach of the keyboard.
            'jsx-a11y/no-noninteractive-tabindex': [
                'error',
                { roles: ['tabpanel', 'region', 'log'] },
            ],
        },
    },
    {
        files: ['**/*.test.{ts,tsx}'],
        rules: { 'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }] },
    },
    {
        files: ['scripts/**'],
        languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    },
    ...zones,
);
