package dev.tunebook.dsl.views;

import dev.tunebook.engine.augment.Trial;
import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.DatasetCard;
import dev.tunebook.engine.data.Provenance;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.model.ModelCard;
import dev.tunebook.engine.model.ModelCatalog;
import dev.tunebook.engine.quality.CheckPages;
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
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.LrSweep;
import dev.tunebook.engine.train.TrainCheck;
import dev.tunebook.engine.train.TrainPlan;
import dev.tunebook.kernel.extension.Notebook;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/** Which view shows which type. */
public final class Views {
    private Views() {}

    /** Makes a notebook show every result of Tunebook. */
    public static void register(Notebook notebook) {
        notebook.view(DatasetCard.class, card -> new DatasetView().apply(card));
        notebook.view(Dataset.class, dataset -> new LoadedView().apply(dataset));
        notebook.view(Provenance.class, provenance -> new ProvenanceView().apply(provenance));
        notebook.view(Revision.class, revision -> new RevisionView().apply(revision));
        notebook.view(Trial.class, trial -> new TrialView().apply(trial));
        notebook.view(CheckPages.class, checks -> new CheckPagesView().apply(checks));
        notebook.view(Report.class, report -> new ReportView().apply(report));
        notebook.view(ModelCatalog.class, catalog -> new ModelListView().apply(catalog));
        notebook.view(ModelCard.class, card -> new ModelCardView().apply(card));
        notebook.view(LrSweep.class, sweep -> new SweepView().apply(sweep));
        notebook.view(FetchProgress.class, fetched -> new FetchProgress.AsLine().apply(fetched));
        notebook.view(LoadProgressView.Loading.class, loading -> new LoadProgressView().apply(loading));
        notebook.view(SearchProgress.class, search -> new SearchProgress.AsLine().apply(search));
        notebook.view(Training.class, training -> new TrainingView().apply(training));
        notebook.view(Run.class, run -> new TrainingView().apply(training(run)));
        notebook.view(TrainPlan.class, plan -> new TrainPlanView().apply(plan));
        notebook.view(Tuned.class, tuned -> new TunedView().apply(tuned));
        notebook.view(TrainCheck.class, check -> new TrainCheckView().apply(check));
        notebook.view(RunList.class, runs -> new RunListView().apply(runs));
        notebook.view(RunComparison.class, comparison -> new RunComparisonView().apply(comparison));
        notebook.view(Evaluation.class, evaluation -> new EvaluationView().apply(evaluation));
        notebook.view(LabelEvaluation.class, evaluation -> new LabelEvaluationView().apply(evaluation));
        notebook.view(NumberEvaluation.class, evaluation -> new NumberEvaluationView().apply(evaluation));
        notebook.view(TextEvaluation.class, evaluation -> new TextEvaluationView().apply(evaluation));
        notebook.view(Recommendation.class, found -> new RecommendationView().apply(found));
        notebook.view(LearningCurve.class, curve -> new LearningCurveView().apply(curve));
        notebook.view(TokenEvaluation.class, evaluation -> new TokenEvaluationView().apply(evaluation));
        notebook.view(FigureContest.class, contest -> new FigureContestView().apply(contest));
        notebook.view(Contest.class, contest -> new ContestView().apply(contest));
        notebook.view(Generation.class, generation -> new GenerationView().apply(generation));
        notebook.view(Decision.class, decision -> new DecisionView().apply(decision));
        notebook.view(BehaviourReport.class, report -> new BehaviourView().apply(report));
        notebook.view(Prediction.class, prediction -> new AnswersView().apply(List.of(prediction)));
        notebook.view(tech.tablesaw.api.Table.class, table -> new TablesawView().apply(table));
        notebook.view(Chart.class, chart -> new ChartView().apply(chart));
        notebook.explain(UserException.class, UserException::getMessage);
    }

    private static Training training(Run run) {
        return TrainingLog.of(run.name(), run.dataset().name(), run.events());
    }
}
