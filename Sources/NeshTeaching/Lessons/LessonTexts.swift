/// The lessons' scripts; scripts/lessons fills it from docs/tutorial.
enum LessonTexts {}
