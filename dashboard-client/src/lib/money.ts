const MICROS = 1_000_000;
const MICROS_OF_A_CENT = 10_000;

/** Such as $0.0013, $1.20: of millionths of a US dollar. */
export function usd(micros: number): string {
  const digits = micros !== 0 && micros < MICROS_OF_A_CENT ? 4 : 2;
  return `$${(micros / MICROS).toFixed(digits)}`;
}
