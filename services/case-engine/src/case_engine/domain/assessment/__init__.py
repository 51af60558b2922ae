"""The assessment: from established facts to outcome, measures, effects, route and reasons. Pure, without a clock."""
