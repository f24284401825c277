import fc from "fast-check";

/**
 * Properties try the same cases in every run of the tests, so that what fails here fails again; `ONEFOLD_TEST_SEED`
 * names others, and `scripts/fold-properties.ts` looks further.
 */
fc.configureGlobal({ seed: Number(process.env.ONEFOLD_TEST_SEED ?? 20_240_501) });
