/// The programs of the lessons' images, made by scripts/lessons --program: static executables in base64, by architecture.
package enum LessonPrograms {}
