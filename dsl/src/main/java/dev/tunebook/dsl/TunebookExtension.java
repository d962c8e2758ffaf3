package dev.tunebook.dsl;

import dev.tunebook.dsl.magics.Magics;
import dev.tunebook.dsl.views.AnswersView;
import dev.tunebook.dsl.views.Views;
import dev.tunebook.dsl.words.Answers;
import dev.tunebook.dsl.words.AugmentWords;
import dev.tunebook.dsl.words.DataWords;
import dev.tunebook.dsl.words.EvaluationWords;
import dev.tunebook.dsl.words.GenerateWords;
import dev.tunebook.dsl.words.ModelWords;
import dev.tunebook.dsl.words.RunWords;
import dev.tunebook.dsl.words.SourceWords;
import dev.tunebook.dsl.words.TrialWords;
import dev.tunebook.dsl.words.Words;
import dev.tunebook.engine.augment.Trial;
import dev.tunebook.engine.behave.Behaviour;
import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.GeneratorSuite;
import dev.tunebook.engine.behave.Perturbation;
import dev.tunebook.engine.behave.Suite;
import dev.tunebook.engine.behave.Trait;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Lineage;
import dev.tunebook.engine.data.Provenance;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.quality.Finding;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.rivals.FigureContest;
import dev.tunebook.engine.rivals.recommend.Recommendation;
import dev.tunebook.engine.runs.Evaluation;
import dev.tunebook.engine.runs.LabelEvaluation;
import dev.tunebook.engine.runs.NumberEvaluation;
import dev.tunebook.engine.runs.Prediction;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunComparison;
import dev.tunebook.engine.runs.RunList;
import dev.tunebook.engine.runs.TextEvaluation;
import dev.tunebook.engine.runs.TokenEvaluation;
import dev.tunebook.engine.runs.curve.LearningCurve;
import dev.tunebook.engine.runs.tune.Tuned;
import dev.tunebook.engine.ship.Decision;
import dev.tunebook.engine.spec.AugmentSpec;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.GenerateSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.PredictSpec;
import dev.tunebook.engine.spec.ReportSpec;
import dev.tunebook.engine.spec.ShipSpec;
import dev.tunebook.engine.spec.TestSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.TuneSpec;
import dev.tunebook.engine.train.LrSweep;
import dev.tunebook.kernel.extension.Extension;
import dev.tunebook.kernel.extension.Notebook;
import java.util.List;

/** Brings fine-tuning into a notebook: words, magics, views. */
public final class TunebookExtension implements Extension {
    /** What authors hold in their hands, by its simple name in every cell. */
    private static final List<Class<?>> NOUNS = List.of(
            Dataset.class,
            Report.class,
            Finding.class,
            LrSweep.class,
            Run.class,
            RunList.class,
            RunComparison.class,
            Tuned.class,
            TuneSpec.class,
            Evaluation.class,
            LabelEvaluation.class,
            NumberEvaluation.class,
            TextEvaluation.class,
            TokenEvaluation.class,
            LearningCurve.class,
            Recommendation.class,
            Contest.class,
            FigureContest.class,
            Suite.class,
            GeneratorSuite.class,
            Trait.class,
            Behaviour.class,
            Perturbation.class,
            BehaviourReport.class,
            Decision.class,
            Metrics.class,
            Prediction.class,
            Generation.class,
            GenerateSpec.class,
            Answers.class,
            Part.class,
            DatasetSpec.class,
            LrFindSpec.class,
            TrainSpec.class,
            EvaluateSpec.class,
            CompareSpec.class,
            TestSpec.class,
            ShipSpec.class,
            PredictSpec.class,
            FixSpec.class,
            AugmentSpec.class,
            Trial.class,
            ReportSpec.class,
            Revision.class,
            Provenance.class,
            Lineage.class,
            Kind.class,
            Group.class);

    @Override
    public void install(Notebook notebook) {
        NOUNS.forEach(noun -> notebook.startup("import " + noun.getName() + ";"));
        notebook.startup("import static " + Words.class.getName() + ".*;");
        notebook.startup("import static " + TrialWords.class.getName() + ".*;");
        notebook.startup("import static " + EvaluationWords.class.getName() + ".*;");
        notebook.startup("import static " + AugmentWords.class.getName() + ".*;");
        notebook.startup("import static " + DataWords.class.getName() + ".*;");
        notebook.startup("import static " + SourceWords.class.getName() + ".*;");
        notebook.startup("import static " + ModelWords.class.getName() + ".*;");
        notebook.startup("import static " + GenerateWords.class.getName() + ".*;");
        notebook.startup("import static " + RunWords.class.getName() + ".*;");
        Magics.register(notebook);
        Views.register(notebook);
        notebook.view(Answers.class, answers -> new AnswersView().apply(answers));
    }
}
