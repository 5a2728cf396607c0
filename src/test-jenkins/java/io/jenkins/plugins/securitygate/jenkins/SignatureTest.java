package io.jenkins.plugins.securitygate.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything that {@code src/jenkins-api} declares exists in the real Jenkins under the same name, with the same
 * descriptor and modifiers. The real classes are on the class path; the declared ones are in the folder that the system
 * property {@code jenkins.api.classes} names.
 */
class SignatureTest {
    private static final int ACCESS = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE | Modifier.STATIC;

    @TestFactory
    Stream<DynamicTest> everyDeclaredTypeIsTheRealOne() throws IOException {
        Path folder = Path.of(System.getProperty("jenkins.api.classes", "target/jenkins-api"));
        List<String> names;
        try (Stream<Path> files = Files.walk(folder)) {
            names = files.map(file -> folder.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
        assertThat(names).as("classes in " + folder).isNotEmpty();
        ClassLoader declared =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(differences(
                                        load(declared, name), load(getClass().getClassLoader(), name)))
                                .isEmpty()));
    }

    private static Class<?> load(ClassLoader loader, String name) throws ClassNotFoundException {
        return Class.forName(name, false, loader);
    }

    private static List<String> differences(Class<?> declared, Class<?> real) {
        List<String> differences = new ArrayList<>();
        if (declared.isInterface() != real.isInterface() || declared.isEnum() != real.isEnum()) {
            differences.add("another kind of type");
        }
        compare(declared.getModifiers(), real.getModifiers(), "type", differences);
        for (Class<?> supertype : supertypes(declared)) {
            if (allSupertypes(real).noneMatch(supertype.getName()::equals)) {
                differences.add("does not extend " + supertype.getName());
            }
        }
        for (Field field : declared.getDeclaredFields()) {
            if (!Modifier.isPrivate(field.getModifiers()) && !field.isSynthetic()) {
                compareField(field, real, differences);
            }
        }
        Stream.concat(Arrays.stream(declared.getDeclaredConstructors()), Arrays.stream(declared.getDeclaredMethods()))
                .filter(member -> !member.isSynthetic() && !implicit(member))
                .forEach(member -> compareMember(member, real, differences));
        return differences;
    }

    /** A constructor that javac adds to a class that declares none is no statement about the real one. */
    private static boolean implicit(Executable member) {
        return member instanceof Constructor<?>
                && member.getParameterCount() == 0
                && member.getDeclaringClass().getDeclaredConstructors().length == 1
                && !Modifier.isProtected(member.getModifiers());
    }

    private static void compareField(Field field, Class<?> real, List<String> differences) {
        try {
            Field found = real.getField(field.getName());
            if (!found.getType().getName().equals(field.getType().getName())) {
                differences.add(field + " has type " + found.getType());
            }
            compare(field.getModifiers(), found.getModifiers(), field.getName(), differences);
        } catch (NoSuchFieldException e) {
            differences.add("no field " + field);
        }
    }

    private static void compareMember(Executable member, Class<?> real, List<String> differences) {
        Executable found = allTypes(real)
                .flatMap(type -> members(type, member))
                .filter(other -> descriptor(other).equals(descriptor(member)))
                .findFirst()
                .orElse(null);
        if (found == null) {
            differences.add("no " + descriptor(member));
            return;
        }
        compare(member.getModifiers(), found.getModifiers(), descriptor(member), differences);
    }

    private static Stream<? extends Executable> members(Class<?> type, Executable like) {
        if (like instanceof Method) {
            return Arrays.stream(type.getDeclaredMethods());
        }
        return type.getName().equals(like.getDeclaringClass().getName())
                ? Arrays.stream(type.getDeclaredConstructors())
                : Stream.empty();
    }

    private static void compare(int declared, int real, String what, List<String> differences) {
        if ((declared & ACCESS) != (real & ACCESS)) {
            differences.add(what + " is really " + Modifier.toString(real));
        }
        if (Modifier.isFinal(real) && !Modifier.isFinal(declared)) {
            differences.add(what + " is really final");
        }
        if (Modifier.isAbstract(real) && !Modifier.isAbstract(declared)) {
            differences.add(what + " is really abstract");
        }
    }

    private static String descriptor(Executable member) {
        String name = member instanceof Method ? member.getName() : "<init>";
        String result = member instanceof Method method ? method.getReturnType().getName() : "void";
        return result + " " + name
                + Arrays.stream(member.getParameterTypes()).map(Class::getName).toList();
    }

    private static List<Class<?>> supertypes(Class<?> type) {
        List<Class<?>> supertypes = new ArrayList<>(Arrays.asList(type.getInterfaces()));
        if (type.getSuperclass() != null) {
            supertypes.add(type.getSuperclass());
        }
        return supertypes;
    }

    private static Stream<String> allSupertypes(Class<?> type) {
        return allTypes(type).map(Class::getName);
    }

    private static Stream<Class<?>> allTypes(Class<?> type) {
        return Stream.concat(Stream.of(type), supertypes(type).stream().flatMap(SignatureTest::allTypes));
    }
}
