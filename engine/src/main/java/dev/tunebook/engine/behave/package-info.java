/**
 * Whether a model behaves: minimum functionality, invariance, direction, fairness and robustness, in the manner of
 * Ribeiro et al., "Beyond accuracy: behavioral testing of NLP models with CheckList", 2020.
 *
 * <p>Begin with {@link dev.tunebook.engine.behave.Examiner}; {@link dev.tunebook.engine.behave.DefaultSuite} is what any
 * classifier is put to, {@link dev.tunebook.engine.behave.GeneratorSuite} any generator. Knows texts and answers, no run
 * and no page. All word lists are our own.
 */
package dev.tunebook.engine.behave;
